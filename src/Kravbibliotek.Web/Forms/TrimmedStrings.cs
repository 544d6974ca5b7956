using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Forms;

/// <summary>Binds every string trimmed and in composed form (NFC); what is empty then is null.</summary>
public sealed class TrimmedStrings : IModelBinderProvider, IModelBinder
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        bindingContext.Result = ModelBindingResult.Success(Clean(value.FirstValue));
        return Task.CompletedTask;
    }

    internal static string? Clean(string? typed)
    {
        // A lone surrogate cannot be normalised, and nobody means to write one.
        var text = string.Concat((typed ?? "").EnumerateRunes()).Trim().Normalize(NormalizationForm.FormC);
        return text.Length == 0 ? null : text;
    }
}
