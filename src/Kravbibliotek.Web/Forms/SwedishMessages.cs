using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Kravbibliotek.Web.Forms;

/// <summary>What model binding itself says, in Swedish.</summary>
public static class SwedishMessages
{
    /// <summary>Sets every message.</summary>
    public static void UseSwedish(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => Texts.BindingInvalid);
        messages.SetMissingBindRequiredValueAccessor(field => Texts.BindingMissing);
        messages.SetMissingKeyOrValueAccessor(() => Texts.BindingMissing);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Texts.BindingMissing);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Texts.BindingInvalid);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Texts.BindingInvalid);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Texts.BindingNumber);
        messages.SetUnknownValueIsInvalidAccessor(field => Texts.BindingInvalid);
        messages.SetValueIsInvalidAccessor(value => Texts.BindingInvalid);
        messages.SetValueMustBeANumberAccessor(field => Texts.BindingNumber);
        messages.SetValueMustNotBeNullAccessor(value => Texts.BindingMissing);
    }
}
