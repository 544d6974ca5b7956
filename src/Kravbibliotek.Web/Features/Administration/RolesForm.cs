using FluentValidation;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Web.Features.Administration;

/// <summary>What an account may do and for whom.</summary>
public class RolesForm
{
    /// <summary>Roles as <see cref="AccountWords.Roles"/> writes them.</summary>
    public IList<string> Roles { get; set; } = [];

    public bool Lawyer { get; set; }

    public string? Organisation { get; set; }

    /// <summary>The roles that have been ticked.</summary>
    public IReadOnlyList<Role> Chosen() =>
        [.. AccountWords.Roles.All.Where(word => Roles.Contains(word.Code)).Select(word => word.Value)];

    /// <summary>The account with what the form says.</summary>
    public Account Applied(Account account) => account with { Roles = Chosen(), IsLawyer = Lawyer, Organisation = Organisation };

    /// <summary>The form of an account as it is.</summary>
    public void Fill(Account account) =>
        (Roles, Lawyer, Organisation) = ([.. account.Roles.Select(AccountWords.Roles.Code)], account.IsLawyer, account.Organisation);
}

/// <summary>The rules of the core.</summary>
public class RolesFormValidator<T> : AbstractValidator<T>
    where T : RolesForm
{
    public RolesFormValidator() => RuleFor(f => f).Custom((form, context) =>
    {
        if (AccountRules.Problem(form.Chosen(), form.Lawyer, form.Organisation) is { } problem)
            context.AddFailure(nameof(RolesForm.Roles), problem);
    });
}
