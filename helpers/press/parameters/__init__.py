"""The parameters of chapters: those a notebook declares, those a user gives, and the named sets of them."""
