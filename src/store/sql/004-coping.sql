-- Layout 4: the hard moment. Words and scales of the own kind, my plan, letters, worksheets, what is being ridden out.

-- ---- Words to choose from, and own scales ----

-- ---- My plan ----

-- ---- Letters ----

-- ---- Worksheets ----

-- ---- Riding it out ----
