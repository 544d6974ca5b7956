using FluentValidation;
using Microsoft.AspNetCore.Identity;
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

    /// <summary>Shows what Identity refused beside the field that it concerns.</summary>
    public static void AddErrors(this ModelStateDictionary state, IdentityResult result, string passwordField = "")
    {
        foreach (var error in result.Errors)
        {
            var field = error.Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.InvalidUserName) => "Name",
                nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.InvalidEmail) => "Email",
                _ when error.Code.StartsWith("Password", StringComparison.Ordinal) => passwordField,
                _ => "",
            };
            state.AddModelError(field, error.Description);
        }
    }

    /// <summary>The id that a field with this name has on the page.</summary>
    public static string IdOf(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
}
