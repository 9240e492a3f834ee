package io.sluice.web.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.operation.QueueFigures;
import io.sluice.operation.Lane;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueChartTest {
    @Test
    void stacksWhatIsSentAndEachLane_oneAfterTheOther() {
        QueueFigures queue = new QueueFigures("bng1", Map.of(Lane.PERSON, 2L, Lane.BULK, 6L), 2, null);

        QueueChart chart = QueueChart.of(List.of(queue));

        List<QueueChart.Part> parts = chart.rows().get(0).parts();
        assertThat(parts).extracting(QueueChart.Part::name).containsExactly("sent", "person", "bulk");
        assertThat(parts.get(1).x()).isEqualTo(parts.get(0).width());
        assertThat(parts.get(2).width()).isEqualTo(3 * parts.get(0).width());
        assertThat(chart.rows().get(0).open()).isEqualTo(10);
    }

    @Test
    void drawsNoMoreThanFit_andNothingOfNothing() {
        List<QueueFigures> many = IntStream.range(0, 30)
                .mapToObj(i -> new QueueFigures("bng" + i, Map.of(), 30L - i, null))
                .toList();

        assertThat(QueueChart.of(many).rows()).hasSize(QueueChart.MOST);
        assertThat(QueueChart.of(List.of()).isEmpty()).isTrue();
    }
}
