"""The account's own pages; what is about logging in is allauth's, below the same path."""

from django.urls import path
from django.views.generic import RedirectView

from accounts import pages

urlpatterns = [
    path("account", RedirectView.as_view(pattern_name="account-settings"), name="account"),
    path("account/settings", pages.settings, name="account-settings"),
]
