using System.Security.Cryptography;
using System.Text;
using Phodos.Learning.Calibration;
using Phodos.Learning.Models;

namespace Phodos.Cli.Predict;

/// <summary>What tells one model from another: a hash of its weights, its configuration and its calibration.</summary>
internal static class WeightsHash
{
    internal static string Of(string weights)
    {
        var file = ModelFile.Resolve(weights);
        string[] files = [file, Path.ChangeExtension(file, ".json"), ModelCalibration.FileOf(file)];
        var hashes = files.Where(File.Exists).Select(FileHash.Sha256);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', hashes))));
    }
}
