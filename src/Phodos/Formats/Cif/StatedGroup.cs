namespace Phodos.Formats.Cif;

/// <summary>A name, Hall symbol or number by which a data block gives its space group.</summary>
/// <param name="Value">What the file says.</param>
/// <param name="Settings">The settings that it can mean, the likeliest first.</param>
/// <param name="IsNumber">Whether it is the number of a type, which leaves the setting open.</param>
internal sealed record StatedGroup(CifValue Value, IReadOnlyList<GroupSetting> Settings, bool IsNumber)
{
    /// <summary>Whether it can mean a setting of this type.</summary>
    internal bool IsOfType(int number) => Settings.Any(setting => setting.Number == number);
}
