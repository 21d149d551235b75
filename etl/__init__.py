"""From an extract to typed tables, with every row accounted for and every oddity a finding."""
