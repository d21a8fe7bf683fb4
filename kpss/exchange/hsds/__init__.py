"""Services as an Open Referral data package."""
