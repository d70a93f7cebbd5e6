"""newslint cache: what is kept from run to run, and how to delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newslint.commands import options as shared

if TYPE_CHECKING:
    from newslint.cache import Cache


@click.group()
def command() -> None:
    """See or delete the results kept from earlier runs.

    They are in .newslint-cache beside the config file, at the top of the git repository, or in your folder for caches.
    """


@command.command()
@shared.config_file
@shared.cache_dir
def clean(config: str | None, cache_dir: str | None) -> None:
    """Delete them. Nothing else is touched, and the next run makes them anew."""
    cache = _cache(config, cache_dir)
    count = cache.clean()
    click.echo(f"Deleted {count} cached result{'' if count == 1 else 's'} in {_shown(cache)}.")


@command.command()
@shared.config_file
@shared.cache_dir
def show(config: str | None, cache_dir: str | None) -> None:
    """Say where they are, how many, and how large."""
    cache = _cache(config, cache_dir)
    count, size = cache.size()
    click.echo(f"{_shown(cache)}: {count} result{'' if count == 1 else 's'}, {size / 1e6:.1f} MB")


def _cache(config: str | None, cache_dir: str | None) -> Cache:
    from newslint import cache
    from newslint import config as configs

    return cache.Cache(cache.place(cache_dir, config or configs.find("."), "."))


def _shown(cache: Cache) -> str:
    from newslint import config as configs

    return configs.shown(cache.folder)
