package io.culprit.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** A line of code knows its room: the rules of the house, each with the reason it is there. */
@AnalyzeClasses(
    packages = "io.culprit",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
final class HouseRulesTest {

  @ArchTest
  static final ArchRule ROOMS_LOOK_ONLY_TO_THEIR_LEFT =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("parse")
          .definedBy("io.culprit.parse..")
          .layer("correlate")
          .definedBy("io.culprit.correlate..")
          .layer("rank")
          .definedBy("io.culprit.rank..")
          .layer("engine")
          .definedBy("io.culprit.engine..")
          .layer("cli")
          .definedBy("io.culprit.cli..")
          .whereLayer("correlate")
          .mayOnlyBeAccessedByLayers("rank", "engine", "cli")
          .whereLayer("rank")
          .mayOnlyBeAccessedByLayers("engine", "cli")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule FILES_ARE_OPENED_WHERE_SOURCES_LIVE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.culprit.parse.source..", "io.culprit.engine..", "io.culprit.cli..")
          .should()
          .dependOnClassesThat(
              named(
                  // A path may be handed on; whoever opens it needs one of its neighbours.
                  "java\\.nio\\.file\\.(?!Path$).*"
                      + "|java\\.io\\.(File|RandomAccess).*"
                      + "|java\\.nio\\.channels\\.\\w*FileChannel"
                      + "|java\\.util\\.(zip\\.Zip|jar\\.Jar)File"))
          .because("a parser is given bytes, so that it can be fed from anywhere")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THREADS_ARE_NAMED_IN_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.culprit.engine..", "io.culprit.cli..")
          .should()
          .dependOnClassesThat(named("java\\.util\\.concurrent\\..*|java\\.lang\\.Thread(Local)?"))
          .because("one thread, many threads and a cluster must write the same page")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THE_MACHINE_IS_ASKED_IN_THE_COMMAND =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.culprit.cli..")
          .should()
          .accessTargetWhere(asksTheMachine())
          .because("the same input gives the same bytes, whoever runs it, where and when")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule WHAT_IS_MERGED_IS_INTEGERS =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.culprit.rank.evidence..")
          .should()
          .haveRawType(named("double|float|java\\.lang\\.(Double|Float)"))
          .because("a sum of fractions remembers the order in which it was added")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule WRITERS_DO_NOT_SEE_PROBES =
      noClasses()
          .that()
          .resideInAPackage("io.culprit.rank.render..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.culprit.rank.finding..")
          .because("a page is handed what was decided and decides nothing itself")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
          .because("such a name fits anything, so anything moves in")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL =
      ArchRuleDefinition.classes()
          .should(
              new ArchCondition<JavaClass>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                  JavaPackage home = one.getPackage();
                  boolean marked =
                      home.tryGetPackageInfo().isPresent()
                          && home.isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          one, marked, home.getName() + " has no @NullMarked package-info.java"));
                }
              })
          .allowEmptyShould(true);

  private static final Set<String> MACHINE_QUESTIONS =
      Set.of(
          "java.lang.Math.random",
          "java.nio.charset.Charset.defaultCharset",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID");

  /** System, but for its copying of arrays; the clock, the zone, the locale and the dice. */
  private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
    return describe(
        "asks the machine",
        access -> {
          String owner = access.getTargetOwner().getFullName();
          String member = access.getTarget().getName();
          return switch (owner) {
            case "java.lang.System" -> !member.equals("arraycopy");
            case "java.lang.Runtime", "java.time.Clock" -> true;
            default ->
                (owner.startsWith("java.time.") && member.equals("now"))
                    || MACHINE_QUESTIONS.contains(owner + "." + member);
          };
        });
  }

  private static DescribedPredicate<JavaClass> named(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return describe(
        "are named /" + regex + "/",
        one -> pattern.matcher(one.getBaseComponentType().getFullName()).matches());
  }

  /** Builders and assertions that other rooms lend to tests are no part of the house. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}
