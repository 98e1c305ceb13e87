using Phodos.Fuzzing;
using SharpFuzz;

if (args is ["replay", var format, .. var files])
{
    foreach (var file in files)
        Console.WriteLine($"{file}: {Replay.Describe(format, File.ReadAllBytes(file))}");
    return 0;
}

if (args is not [var name])
{
    Console.Error.WriteLine("usage: Phodos.Fuzzing FORMAT (under afl-fuzz), or: Phodos.Fuzzing replay FORMAT FILE...");
    return 2;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using var content = new MemoryStream();
    stream.CopyTo(content);
    ReaderTarget.Read(name, content.ToArray());
});
return 0;
