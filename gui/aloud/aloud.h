// Reading aloud as a person meets it: off until it is turned on, with a word about
// headphones first; what is spoken is pointed at; any touch or key ends it. What a voice
// is, and how texts come from a page, is not known here.
#pragma once

#include <string>
#include <vector>

#include "gui/aloud/voice.h"
#include "gui/frame.h"
#include "runtime/spoken.h"

namespace gui {

// What a page needs for its button.
struct AloudView {
    bool offered = false;  // turned on, and there is something to be heard
    bool speaking = false;
    bool machine = false;  // some of it by a machine's voice
};

class Aloud {
  public:
    // Without a voice nothing is ever offered. Both must outlive this.
    Aloud(Voice* voice, Surface& surface) : voice_(voice), surface_(surface) {}

    // Whether this machine can speak at all.
    [[nodiscard]] bool possible() const;
    [[nodiscard]] bool speaking() const { return speaking_; }
    [[nodiscard]] AloudView view() const;

    // What can be heard of the page that stands now, in order. What was of another page ends.
    void offer(const runtime::Page& page, const instruments::Instrument& instrument,
               const runtime::Wordings& wordings);
    void offer_nothing();
    // The button or its key: begins or ends. The touch that has just ended it does not begin it anew.
    void listen();
    void stop();
    // Another person holds the tablet: headphones are asked for again.
    void forget_person();

    // Before the page is drawn: ends at a touch, and points at what is spoken.
    void begin_frame(Frame& frame);
    // After it: the word about headphones. True: it was answered, so turn reading on and begin().
    [[nodiscard]] bool end_frame(Frame& frame);
    void begin();  // if there is something to be heard

  private:
    void heard(const Voice::Heard& heard);

    Voice* voice_;
    Surface& surface_;
    std::vector<Utterance> texts_;
    std::string page_;  // whose they are
    bool speaking_ = false;
    bool failed_ = false;                  // to be said
    bool asking_ = false;                  // the word about headphones stands
    bool headphones_ = false;              // it was answered
    std::size_t now_ = 0;                  // the text that is spoken
    std::uint64_t touches_ = 0;            // when it began
    std::uint64_t ended_by_ = UINT64_MAX;  // the touch that ended it
};

// The texts of a page with the controls that they are about.
std::vector<Utterance> utterances_of(const runtime::Page& page, const instruments::Instrument& instrument,
                                     const runtime::Wordings& wordings);

}  // namespace gui
