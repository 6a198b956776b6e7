package io.github.telegramupdates.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.asm.ClassReader;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports of failures are made for people.
 */
class FailureReportTests {

	static Stream<JavaClass> reports() {
		return new ClassFileImporter().withImportOption(new DoNotIncludeTests())
			.importPackagesOf(FailureReportTests.class)
			.stream()
			.filter((type) -> type.isAssignableTo(FailureAnalyzedException.class)
					|| type.isAssignableTo(FailureAnalyzer.class));
	}

	@ParameterizedTest
	@MethodSource("reports")
	void aReportHasNoTabs(JavaClass report) throws IOException {
		assertThat(texts(report)).noneMatch((text) -> text.contains("\t"));
	}

	private static List<String> texts(JavaClass type) throws IOException {
		String file = "/" + type.getName().replace('.', '/') + ".class";
		try (InputStream bytes = FailureReportTests.class.getResourceAsStream(file)) {
			ClassReader reader = new ClassReader(bytes);
			char[] buffer = new char[reader.getMaxStringLength()];
			return Stream.iterate(1, (index) -> index + 1)
				.limit(reader.getItemCount() - 1)
				.filter((index) -> isText(reader, index))
				.map((index) -> reader.readUTF8(reader.getItem(index), buffer))
				.toList();
		}
	}

	// a constant that refers to a text has the tag 8, and follows its tag
	private static boolean isText(ClassReader reader, int index) {
		int item = reader.getItem(index);
		return item > 0 && reader.readByte(item - 1) == 8;
	}

}
