using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kravbibliotek.Web.Security;

/// <summary>Answers 415 to what is sent to a page in any other way than its form does, before anything tries to read a form that is not there.</summary>
public sealed class FormsOnly : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext;
        // On the way to an error page the answer is known already.
        var isError = request.Features.Get<IStatusCodeReExecuteFeature>() is not null || request.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isError && HttpMethods.IsPost(request.Request.Method) && !request.Request.HasFormContentType)
            context.Result = new UnsupportedMediaTypeResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
