using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Phodos.Web.Endpoints;

/// <summary>The options of a request for modes.</summary>
internal sealed record ModesQuery
{
    /// <summary>The name.</summary>
    [FromQuery(Name = "file"), Description("The name of the calculation or structure; of a body that is one file, the name of that file, which tells its kind.")]
    public string? File { get; init; }

    [FromQuery(Name = "model"), Description("One of /api/v1/models that tells modes: the body is then a structure, whose modes are predicted. Without it the body is a calculation.")]
    public string? Model { get; init; }

    [FromQuery(Name = "q"), Description("The wave vector in units of the reciprocal vectors of the primitive cell, such as 0.5,0,0.5.")]
    public string? Q { get; init; }

    [FromQuery(Name = "direction"), Description("Where Γ is reached from, in the same units: it matters in a polar crystal.")]
    public string? Direction { get; init; }

    [FromQuery(Name = "unit"), Description("The unit of the frequencies: cm-1 (default), THz, meV, eV or K.")]
    public string? Unit { get; init; }
}
