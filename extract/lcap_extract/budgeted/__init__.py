"""Plans whose money stands line by line under each action: the templates of 2017-18 to 2019-20.

sheets    a page as lines with their cells             marks    tick boxes, and which are ticked
spans     which pages of a file belong to such a plan  ticks    what the ticked items say of an action
planned   the section "Goals, Actions, & Services"     updates  the boxes of the annual update
labels    figures beside a label                       totals   the vendor's expenditure summary
lines     amount lines -> rows of a table              reading  all of it, in order
"""
