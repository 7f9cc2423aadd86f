# %% [markdown]
# # Where does the equity money go?
#
# A plan in a notebook: its tables, the ledger of supplemental and concentration dollars, and the proof of each figure,
# as pandas DataFrames. Open this file as a notebook in VS Code, Spyder or Jupyter (with jupytext), or run it as it is:
#
#     python examples/equity_money.py [plan.pdf]

# %%
import sys
from pathlib import Path

import altair as alt

import lcap

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "valle-dorado-2024" / "plan.pdf"
path = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].endswith(".pdf") else SAMPLE

plan = lcap.read(path)
frames = lcap.frames(plan)
print(plan.document.lea_name, plan.document.plan_year)
print(", ".join(f"{name} ({len(frame)})" for name, frame in frames.items()))

# %% [markdown]
# ## How sure is each figure?
#
# `proved` by the plan's own sums, `read` twice, `doubtful`, or `missing` (blank, never 0). Look at what is doubtful
# before you use it.

# %%
figures = frames["figures"]
print(figures["state"].value_counts().to_string())
print(figures.loc[figures["state"] == "doubtful", ["table", "goal", "action", "column", "text", "page"]].to_string())

# %% [markdown]
# ## The way of the money
#
# What comes in, what is planned for actions that count, what is missing to the required percentage, and last year.

# %%
ledger = frames["ledger"]
steps = ledger[~ledger["step"].str.startswith("by_")].dropna(subset="value")
print(steps[["step", "key", "value", "unit", "state", "origin", "marks", "pages"]].to_string(index=False))

# %% [markdown]
# ## What is it for?
#
# Each action has one main topic, by the words of its title and description; the words are there to be checked.

# %%
topics = ledger[ledger["step"] == "by_topic"]
print(topics[["key", "action_count", "value", "percent", "state", "pages"]].to_string(index=False))
print(frames["ledger_actions"][["goal", "action", "lcff", "topic", "topic_words", "page"]].to_string(index=False))

# %% [markdown]
# ## A chart of your own

# %%
chart = (
    alt.Chart(topics.dropna(subset="value"), title="LCFF dollars of the actions that count, by main topic")
    .mark_bar()
    .encode(x=alt.X("value", title="dollars"), y=alt.Y("key", sort="-x", title=None), tooltip=["key", "value", "pages"])
)
chart

# %% [markdown]
# ## Exact to the cent
#
# Floats are handy; `exact=True` keeps each number as the plan prints it, so that sums come out to the cent.

# %%
exact = lcap.frames(plan, exact=True)
printed = exact["summary"].set_index("key")["value"]
print(sum(exact["planned_actions"]["lcff_funds"].dropna()), "=", printed["tp_total_lcff"])
