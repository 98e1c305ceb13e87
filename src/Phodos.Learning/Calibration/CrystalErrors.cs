namespace Phodos.Learning.Calibration;

/// <summary>What makes the error bars of the quantities of one crystal.</summary>
/// <param name="Calibration">How large they are.</param>
/// <param name="Inputs">What of the crystal tells of them, within those that the calibration was made of.</param>
internal sealed record CrystalErrors(QuantityCalibration Calibration, ErrorInputs Inputs);
