"""`lcap schema`: the JSON Schema of plan.json."""

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema of plan.json."""
    from lcap.plan_json import plan_schema

    click.echo(plan_schema(), nl=False)
