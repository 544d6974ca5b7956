using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Forms;

/// <summary>Brings what a validator found to where the tag helpers look for it.</summary>
public static class FormValidation
{
    /// <summary>Validates a form; false when anything in it has to be mended.</summary>
    public static bool Validate<T>(this ModelStateDictionary state, IValidator<T> validator, T form)
    {
        foreach (var failure in validator.Validate(form).Errors)
            state.AddModelError(failure.PropertyName, failure.ErrorMessage);
        return state.IsValid;
    }

    /// <summary>The id that a field with this name has on the page.</summary>
    public static string IdOf(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
}
