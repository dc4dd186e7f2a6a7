./fail
