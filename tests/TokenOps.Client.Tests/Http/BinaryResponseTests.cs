using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Http;

[NonParallelizable]
internal sealed class BinaryResponseTests
{
    [Test]
    public async Task An_announced_length_takes_no_memory_before_the_bytes_come()
    {
        using var response = new BinaryResponse(new MemoryStream([1, 2, 3])) { Length = int.MaxValue };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = response.ReadAsBytesAsync();

        reading.IsCompleted.Should().BeTrue("otherwise other threads' work would not be counted");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20 * 1024 * 1024);
        (await reading).Should().Equal(1, 2, 3);
    }

    [Test]
    public async Task The_bytes_are_all_that_came_whatever_was_announced([Values(0, 2, 3, 4)] int announced)
    {
        using var response = new BinaryResponse(new MemoryStream([1, 2, 3])) { Length = announced };

        (await response.ReadAsBytesAsync()).Should().Equal(1, 2, 3);
    }
}
