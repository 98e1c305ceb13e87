namespace Phodos.Learning.Models.Forces;

/// <summary>How far predicted Born charges are from calculated ones on the validation part.</summary>
/// <param name="Charge">The mean absolute error of a component of Z* (elementary charges), the mean over crystals.</param>
/// <param name="Dielectric">The mean relative error of ε∞, averaged over directions.</param>
/// <param name="Splitting">
/// The mean error of the frequency √(Σ ω²(LO) − Σ ω²(TO)) (cm⁻¹) that the charges give all modes of a wave together, along the axes.
/// </param>
public sealed record BornErrors(double Charge, double Dielectric, double Splitting);
