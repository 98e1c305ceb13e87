using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Phodos.Learning.Runtime;

/// <summary>Sets libtorch up for many small networks on a CPU. Call it once, before anything else touches a tensor.</summary>
public static partial class TorchRuntime
{
    // malloc.h of glibc.
    private const int MallocTrimThreshold = -1;
    private const int MallocMaximumMaps = -4;

    private static readonly Lock Gate = new();
    private static bool _isInitialized;

    /// <summary>
    /// Loads libtorch with one thread an operation: <see cref="Workers"/> run side by side instead. Idle OpenMP threads sleep
    /// instead of spinning, and on glibc large blocks stay with the process instead of going back to the system after every batch.
    /// </summary>
    public static void Initialize()
    {
        lock (Gate)
        {
            if (_isInitialized)
                return;
            if (OperatingSystem.IsLinux())
            {
                // .NET keeps its own copy of the environment, which native libraries do not see. A user's own setting stays.
                _ = SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
                KeepLargeBlocks();
            }

            set_num_threads(1);
            _isInitialized = true;
        }
    }

    /// <summary>The device of a name such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    /// <exception cref="InvalidInputException">The name is unknown, or the device is not there.</exception>
    public static Device DeviceOf(string name)
    {
        Initialize();
        if (name == "cpu")
            return CPU;
        var isCuda = name == "cuda"
            || (name.StartsWith("cuda:", StringComparison.Ordinal)
                && name["cuda:".Length..] is { Length: > 0 } index
                && index.All(char.IsAsciiDigit));
        if (!isCuda)
            throw new InvalidInputException($"there is no device '{name}'; it is cpu, cuda or cuda:N");
        if (!cuda.is_available())
        {
            throw new InvalidInputException(
                $"device '{name}' needs CUDA, which is not there; {LearningRemedies.ComputeOnCpu}, or install a CUDA build of libtorch 2.10 and a driver");
        }

        var chosen = device(name);
        if (chosen.index >= cuda.device_count())
            throw new InvalidInputException($"there is no device '{name}'; this machine has {cuda.device_count()} CUDA devices");
        return chosen;
    }

    /// <summary>The dtype of a precision, <c>float32</c> or <c>float64</c>.</summary>
    /// <exception cref="InvalidInputException">The name is unknown.</exception>
    public static ScalarType DtypeOf(string precision) => precision switch
    {
        "float32" => ScalarType.Float32,
        "float64" => ScalarType.Float64,
        _ => throw new InvalidInputException($"there is no precision '{precision}'; it is float32 or float64"),
    };

    private static void KeepLargeBlocks()
    {
        try
        {
            _ = MallocOption(MallocMaximumMaps, 0);
            _ = MallocOption(MallocTrimThreshold, -1);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no mallopt; this is about speed alone.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallocOption(int option, int value);
}
