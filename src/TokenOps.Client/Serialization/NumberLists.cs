using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads arrays of numbers, such as embeddings, at once instead of one by one.</summary>
internal static class NumberLists
{
    private const int Room = 2048;

    /// <summary>Reads the items of an array as far as they are numbers, where <typeparamref name="T"/> is one.</summary>
    /// <param name="reader">Stands at the array's start, and afterwards at the last item that was read.</param>
    /// <returns>A list of these items, which the others can be added to.</returns>
    public static List<T> Begin<T>(JsonReader reader)
        where T : struct
    {
        if ((typeof(T) != typeof(double) && typeof(T) != typeof(float)) || reader is not Utf8TextReader utf8)
            return [];

        var numbers = ContentPool<double>.Rent(Room);
        try
        {
            var count = utf8.ReadNumbers(ref numbers);
            return typeof(T) == typeof(double) ? (List<T>)(object)Doubles(numbers, count) : (List<T>)(object)Floats(numbers, count);
        }
        finally
        {
            ContentPool<double>.Return(numbers);
        }
    }

    private static List<double> Doubles(double[] numbers, int count)
    {
        var list = new List<double>(count);
        for (var i = 0; i < count; i++)
            list.Add(numbers[i]);
        return list;
    }

    private static List<float> Floats(double[] numbers, int count)
    {
        var list = new List<float>(count);
        for (var i = 0; i < count; i++)
            list.Add((float)numbers[i]);
        return list;
    }
}
