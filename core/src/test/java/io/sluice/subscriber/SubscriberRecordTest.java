package io.sluice.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberRecordTest {

    private static SubscriberRecord servicesOnTags(int... tags) {
        return new SubscriberRecord(
                List.of(),
                Arrays.stream(tags)
                        .mapToObj(tag -> new RecordService(tag, "service" + tag, null))
                        .toList());
    }

    @Test
    void keepsTagsAsGivenAndSortsByThem() {
        assertThat(servicesOnTags(6, 2).services())
                .extracting(RecordService::tag)
                .containsExactly(2, 6);
    }

    @Test
    void holdsEightServices() {
        assertThat(servicesOnTags(1, 2, 3, 4, 5, 6, 7, 8).services()).hasSize(8);
    }

    @Test
    void refusesNine() {
        int[] nine = IntStream.rangeClosed(1, 9).toArray();

        assertThatThrownBy(() -> servicesOnTags(nine)).hasMessage("a record holds at most 8 services, not 9");
    }

    @Test
    void refusesTwoOnOneTag() {
        assertThatThrownBy(() -> servicesOnTags(3, 1, 3)).hasMessage("two services on tag 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9})
    void refusesATagOutside1To8(int tag) {
        assertThatThrownBy(() -> servicesOnTags(tag)).hasMessage("a service's tag is 1–8, not " + tag);
    }

    @Test
    void refusesAnActivationStringThatCannotBeRead() {
        RecordService open = new RecordService(1, "tiered(1", null);

        assertThatThrownBy(() -> new SubscriberRecord(List.of(), List.of(open)))
                .hasMessage("the parentheses of 'tiered(1' do not balance");
    }

    @Test
    void refusesAnAttributeTagOutside1To31() {
        assertThatThrownBy(() -> new RecordAttribute("Tunnel-Type", 32, "L2TP"))
                .hasMessage("attribute Tunnel-Type: a tag is 1–31, not 32");
    }
}
