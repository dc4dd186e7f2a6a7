"""API keys in Django admin: made there, shown once, revoked at once."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from accounts.models import ApiKey, Scope, default_scopes
from accounts.quota_admin import QuotaAdmin as QuotaAdmin  # Django looks for it here.
from accounts.revocation import tell_sockets
from accounts.usage_admin import UsageAdmin as UsageAdmin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[ApiKey]
    KeyModelForm = forms.ModelForm[ApiKey]
else:
    ModelAdmin, KeyModelForm = admin.ModelAdmin, forms.ModelForm


MOMENTS = ("created_at", "last_used_at", "revoked_at")


class KeyForm(KeyModelForm):
    scopes = forms.MultipleChoiceField(
        choices=Scope.choices, widget=forms.CheckboxSelectMultiple, required=False, initial=default_scopes
    )


@admin.register(ApiKey)
class ApiKeyAdmin(ModelAdmin):
    form = KeyForm
    list_display = ("name", "user", "prefix", "shown_scopes", "valid", "created_at", "expires_at", "last_used_at")
    list_select_related = ("user",)
    search_fields = ("name", "prefix", "user__username")
    autocomplete_fields = ("user",)
    fields = ("name", "user", "scopes", "expires_at", "prefix", "webhook_secret", *MOMENTS)
    readonly_fields = ("prefix", "webhook_secret", *MOMENTS)
    actions = ("revoke", "renew_webhook_secrets")

    @admin.display(description="scopes")
    def shown_scopes(self, key: ApiKey) -> str:
        return ", ".join(key.scopes)

    @admin.display(boolean=True)
    def valid(self, key: ApiKey) -> bool:
        return key.is_valid

    def get_readonly_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "user") if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        secret = obj.make_secret()
        super().save_model(request, obj, form, change)
        messages.warning(
            request, format_html("The key is <code>{}</code>. It is shown only now: copy it where it is used.", secret)
        )

    @admin.action(description="Revoke", permissions=["change"])
    def revoke(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> None:
        for key in keys:
            key.revoke()
            tell_sockets(key)
        messages.success(request, "They open nothing any more, and the sockets they had opened are closed.")

    @admin.action(description="Give new webhook secrets", permissions=["change"])
    def renew_webhook_secrets(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> None:
        for key in keys:
            key.renew_webhook_secret()
        messages.success(request, "Webhooks are signed with new secrets from now on; each key's page shows its own.")

    def delete_model(self, request: HttpRequest, obj: ApiKey) -> None:
        tell_sockets(obj)
        super().delete_model(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}
