namespace Phodos.Learning.Experiments.Studies;

/// <summary>
/// The seconds of an epoch of every setting of a study, of which some are known; a setting that is not known counts as the mean
/// of the known ones that share the most values with it.
/// </summary>
/// <param name="settings">The settings.</param>
public sealed class SettingTimes(IReadOnlyList<StudySetting> settings)
{
    private readonly Dictionary<StudySetting, double> _known = [];

    /// <summary>How many settings are known.</summary>
    public int Known => _known.Count;

    /// <summary>Makes a setting known.</summary>
    /// <param name="setting">One of the settings.</param>
    /// <param name="secondsPerEpoch">Seconds, at least 0.</param>
    public void Add(StudySetting setting, double secondsPerEpoch) => _known.Add(setting, secondsPerEpoch);

    /// <summary>
    /// The setting that is least like the known ones, so that every value of every factor is soon among them; null when all are known.
    /// </summary>
    public StudySetting? LeastKnown() =>
        settings.Where(setting => !_known.ContainsKey(setting))
            .MinBy(setting => _known.Keys.Sum(known => Math.Pow(Shared(setting, known), 2)));

    /// <summary>The seconds of an epoch.</summary>
    /// <exception cref="InvalidOperationException">No setting is known.</exception>
    public double Of(StudySetting setting) => _known.TryGetValue(setting, out var seconds)
        ? seconds
        : _known.GroupBy(known => Shared(setting, known.Key)).MaxBy(group => group.Key)!.Average(known => known.Value);

    private static int Shared(StudySetting one, StudySetting other) =>
        one.Factors.Zip(other.Factors).Count(pair => pair.First.Label == pair.Second.Label);
}
