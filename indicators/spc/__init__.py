"""Statistical process control: telling a change from chance, by the rules of NHS England's Making Data Count."""
