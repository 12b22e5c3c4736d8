using TokenOps.Runtime;

namespace TokenOps;

public partial class CreateImageEditRequest : IGenerationRequest
{
    string IGenerationRequest.OperationName => GenAiNames.GenerateContent;

    string IGenerationRequest.OutputType => GenAiNames.Image;

    string? IGenerationRequest.Model => Model?.Value;

    int? IGenerationRequest.ChoiceCount => N;
}
