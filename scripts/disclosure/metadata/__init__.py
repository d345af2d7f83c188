"""What a site says of itself to those who do not read pages: search engines, catalogues, chat windows."""
