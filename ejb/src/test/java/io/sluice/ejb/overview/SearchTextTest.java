package io.sluice.ejb.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.overview.SearchText.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, ADDRESS",
        "255.255.255.255, ADDRESS",
        "256.1.1.1, NAME",
        "10.1.2, NAME",
        "010.1.2.3, NAME",
        "2001:db8::1, NAME",
        "01a204bb-4ffb-7c18-a9d7-521b735cb4b2, ID",
        "01A204BB-4FFB-7C18-A9D7-521B735CB4B2, ID",
        "1-1-1-1-1, NAME",
        "client1@isp1.com, NAME",
        "erx atm 3/1:100.9:0001:2, NAME"
    })
    void tellsByItsShapeWhatATextCanBe(String text, Shape shape) {
        assertThat(SearchText.of(text).shape()).isEqualTo(shape);
    }

    @Test
    void isNothing_withoutAnythingToLookFor() {
        assertThat(SearchText.of(null).shape()).isEqualTo(Shape.NOTHING);
        assertThat(SearchText.of(" \t\0 ").shape()).isEqualTo(Shape.NOTHING);
    }

    @Test
    void leavesOutWhatNoNameHolds() {
        assertThat(SearchText.of("  client1\0@isp1.com ").text()).isEqualTo("client1 @isp1.com");
        assertThat(SearchText.of("x".repeat(300)).text()).hasSize(253);
    }
}
