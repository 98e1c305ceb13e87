using Phodos.Learning.Calibration;

namespace Phodos.Learning.Prediction;

/// <summary>What the members of a <see cref="Models.SiteStates.SiteStatesModel"/> say of one crystal.</summary>
/// <param name="Atoms">The number of atoms.</param>
/// <param name="Shares">The share of each bin of the states of each atom, member by member, <c>[members][atoms × bins]</c>.</param>
/// <param name="Labels">The label of each member, <c>[members][points]</c>.</param>
/// <param name="MeanLabel">The label of the mean of the shares, <c>[points]</c>.</param>
internal sealed record MemberOutputs(int Atoms, float[][] Shares, double[][] Labels, double[] MeanLabel)
{
    /// <summary>The number of bins: the points of the native grid, and one above.</summary>
    internal int Bins => Shares[0].Length / Atoms;

    /// <summary>The root of the mean square, over the points of the label, of the spread of the members.</summary>
    internal double LabelSpread => ErrorScale.RootMeanSquareSpread(Labels);

    /// <summary>The states of an atom in each bin by the mean of the members, <c>[bins]</c>; they add up to 3.</summary>
    internal double[] StatesOfAtom(int atom)
    {
        var states = new double[Bins];
        foreach (var member in Shares)
        {
            for (var bin = 0; bin < Bins; bin++)
                states[bin] += 3.0 * member[atom * Bins + bin] / Shares.Length;
        }

        return states;
    }

    /// <summary>The states of the whole cell in each bin by one member, <c>[bins]</c>; they add up to 3N.</summary>
    internal double[] StatesOfMember(int member)
    {
        var states = new double[Bins];
        for (var place = 0; place < Shares[member].Length; place++)
            states[place % Bins] += 3.0 * Shares[member][place];
        return states;
    }
}
