"""What a picture says of a page -> the picture that other sites show with a link to the page."""
