namespace Phodos.Formats.Reading;

/// <summary>What a word of a structure file says of the atom of a site.</summary>
internal enum SpeciesKind
{
    /// <summary>Nothing that can be read.</summary>
    None,

    /// <summary>An element.</summary>
    Element,

    /// <summary>One carbon, nitrogen or oxygen with its hydrogen atoms, such as <c>H2O</c>, <c>OH</c> or <c>NH4</c>.</summary>
    Hydride,

    /// <summary>Several atoms in one place, such as <c>CN</c>.</summary>
    Group,

    /// <summary>Several elements that share a site, or a part of one, such as <c>Nb,Zr</c> or <c>Na0.9</c>.</summary>
    Mixture,
}
