#include "instruments/load.h"

#include "instruments/draft.h"
#include "instruments/file.h"
#include "instruments/shape.h"
#include "instruments/xml.h"

namespace instruments {

namespace {

void load_head(Draft& draft) {
    const XmlElement& root = draft.document.root();
    Instrument& instrument = draft.instrument;
    instrument.id = draft.id(root);
    instrument.version = draft.id(root, "version");
    instrument.anonymous = draft.one_of(root, "respondent", {"client", "anonymous"}, 0) == 1;
    instrument.role = draft.one_of(root, "role", {"coordinator", "evaluator"}, 0) == 0 ? Role::coordinator
                                                                                       : Role::evaluator;
    instrument.going_back = draft.flag(root, "back", true) ? GoingBack::allowed : GoingBack::forbidden;
}

// Each step leans on the one before: a list that is wrong would make every item that
// uses it wrong too, and bury the one mistake among its consequences.
void load_in_order(Draft& draft) {
    load_head(draft);
    load_parts(draft);
    load_items(draft);
    if (has_errors(draft.problems)) return;
    load_conditions(draft);
    load_findings(draft);
    const bool conditions_sound = !has_errors(draft.problems);
    if (conditions_sound) check_reach(draft);
    load_scales(draft);
    if (has_errors(draft.problems)) return;
    load_leaflets(draft);
    load_examples(draft);
    load_limits(draft);
}

}  // namespace

tl::expected<LoadedInstrument, Problems> parse_instrument(std::string_view xml, std::string file_name) {
    auto document = read_xml(xml, file_name);
    if (!document) return tl::unexpected(std::move(document.error()));

    Problems problems;
    LoadedInstrument loaded;
    loaded.instrument.file = std::move(file_name);
    loaded.instrument.digest = digest_of(xml);
    if (check_shape(*document, definition_shapes(), problems) != ShapeResult::incomplete) {
        Draft draft(*document, loaded.instrument, problems);
        load_in_order(draft);
    }
    sort_by_place(problems);
    if (has_errors(problems)) return tl::unexpected(std::move(problems));
    loaded.warnings = std::move(problems);
    return loaded;
}

tl::expected<LoadedInstrument, Problems> load_instrument(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_instrument(*bytes, file.string());
}

}  // namespace instruments
