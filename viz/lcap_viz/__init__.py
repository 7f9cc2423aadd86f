"""From a `Plan` to words and pictures, in English and Spanish."""
