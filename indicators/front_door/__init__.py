"""Contacts and referrals: who asks for help, and how fast we answer."""
