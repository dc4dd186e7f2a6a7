"""The account's own pages; what is about logging in is allauth's, below the same path."""

from django.urls import path
from django.views.generic import RedirectView

from accounts import key_pages, pages, quota_pages

urlpatterns = [
    path("account", RedirectView.as_view(pattern_name="account-settings"), name="account"),
    path("account/settings", pages.settings, name="account-settings"),
    path("account/quota", quota_pages.quota, name="account-quota"),
    path("account/export", pages.export, name="account-export"),
    path("account/delete", pages.delete, name="account-delete"),
    path("account/keys", key_pages.keys, name="account-keys"),
    path("account/keys/<int:number>/revoke", key_pages.revoke, name="account-key-revoke"),
    path("account/keys/<int:number>/webhook-secret", key_pages.renew_webhook_secret, name="account-key-webhook-secret"),
]
