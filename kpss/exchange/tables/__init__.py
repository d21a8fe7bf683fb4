"""Records of any kind as workbooks and CSV, and back."""
