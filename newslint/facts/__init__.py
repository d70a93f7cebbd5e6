"""What newslint can work out or look up: intervals of rounded figures, units, tables of the world."""
