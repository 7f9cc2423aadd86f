"""Plans of 2014-15 to 2016-17: amounts in free text under each action, year by year (FACTS 3.3).

spellings  templates/early.yaml as patterns          spans    which pages of a file belong to such a plan
money      the amounts in a box                      words    which words belong to which amount
pupils     the check list of pupils
columns    the heads of a table and what stands under each
planned    the actions of LCAP Year 1, 2 and 3       updates  the annual update
services   section 3: the grants and the percentage  reading  all of it, in order
"""
