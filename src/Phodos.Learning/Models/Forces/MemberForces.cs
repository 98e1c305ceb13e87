using System.Collections.Immutable;
using Phodos.LatticeDynamics;

namespace Phodos.Learning.Models.Forces;

/// <summary>The predicted force constants of a crystal.</summary>
/// <param name="Mean">The mean of the members.</param>
/// <param name="Members">What each member says; empty where there is one alone, or it is not asked for.</param>
/// <param name="Born">The Born charges; null where the model does not predict them.</param>
internal sealed record MemberForces(ForceConstants Mean, ImmutableArray<ForceConstants> Members, PredictedBorn? Born);
