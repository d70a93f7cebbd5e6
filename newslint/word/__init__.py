"""Word documents (.docx): the parts of the package, the text a reader sees, findings as margin comments."""
