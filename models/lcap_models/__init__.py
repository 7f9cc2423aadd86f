"""What a plan says: figures with their proof, the tables they stand in, and the sums the template prints.

Knows no other part of lcap; opens nothing, prints nothing.
"""
