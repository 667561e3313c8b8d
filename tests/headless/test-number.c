/* test-number.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-number.h"

#include <locale.h>
#include <math.h>

#include <glib/gstdio.h>

#include "sal-money.h"
#include "sal-rate.h"

#define NBSP  "\302\240"
#define MINUS "\342\210\222"

static void
test_number_write (void)
{
  static const struct
  {
    gint64 value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 0, 2, "0.00" },
    { 5, 2, "0.05" },
    { -5, 2, "-0.05" },
    { 123450, 2, "1234.50" },
    { -123450, 2, "-1234.50" },
    { 42, 0, "42" },
    { G_MAXINT64, 0, "9223372036854775807" },
    { G_MININT64, 0, "-9223372036854775808" },
    { G_MININT64, 4, "-922337203685477.5808" },
    { 1, 15, "0.000000000000001" },
  };
  char buffer[SAL_NUMBER_BUFFER];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (
        sal_number_write (cases[i].value, cases[i].decimals, buffer), ==, cases[i].text);
}

static void
test_number_format (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 0, 2, "0.00" },
    { 999, 0, "999" },
    { 1000, 0, "1,000" },
    { 1234.5, 2, "1,234.50" },
    { -1234.5, 2, MINUS "1,234.50" },
    { 1234567.891, 1, "1,234,567.9" },
    { 999.999, 2, "1,000.00" },
    { -0.001, 2, "0.00" },
    { -0.0, 0, "0" },
    { NAN, 2, "–" },
    { INFINITY, 2, "–" },
    { 0.5, -3, "0" },
    { 1e21, 0, "1,000,000,000,000,000,000,000" },
  };
  g_autofree char *huge = sal_number_format (-G_MAXDOUBLE, 15);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_number_format (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  g_assert_true (g_str_has_prefix (huge, MINUS "179,769,313,486,"));
  g_assert_true (g_str_has_suffix (huge, ",368.000000000000000"));
}

static void
test_number_format_short (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 7, "7" },
    { 0.5, "0.5" },
    { 0.0512, "0.0512" },
    { 12.345, "12.3" },
    { 950, "950" },
    { 999.4, "999" },
    { 999.5, "1" NBSP "K" },
    { 1000, "1" NBSP "K" },
    { 1234, "1.2" NBSP "K" },
    { 12300, "12.3" NBSP "K" },
    { 99940, "99.9" NBSP "K" },
    { 99960, "100" NBSP "K" },
    { 999499, "999" NBSP "K" },
    { 999500, "1" NBSP "M" }, /* not 1,000 K */
    { 1200000, "1.2" NBSP "M" },
    { -1200000, MINUS "1.2" NBSP "M" },
    { 128e6, "128" NBSP "M" },
    { 2e9, "2" NBSP "B" },
    { 3.14e12, "3.1" NBSP "T" },
    { 1.5e16, "15,000" NBSP "T" },
    { NAN, "–" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_number_format_short (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What of a locale tells how numbers and money are written, as glibc describes it. */
typedef struct
{
  const char *name;
  const char *decimal, *thousands, *grouping;
  int symbol_precedes, space;
  const char *number, *money, *percent, *large;
} Locale;

static const Locale locales[] = {
  { "de_DE",
    "<U002C>",
    "<U002E>",
    "3;3",
    0,
    1,
    "1.234.567,50",
    MINUS "1.234,50" NBSP "€",
    "27,0" NBSP "%",
    "1,2" NBSP "M" },
  { "en_IN", /* lakh and crore */
    "<U002E>",
    "<U002C>",
    "3;2",
    1,
    0,
    "12,34,567.50",
    MINUS "€1,234.50",
    "27.0" NBSP "%",
    "1.2" NBSP "M" },
  { "pt_PT", /* without separators, as it was for long: a comma would be the decimal mark */
    "<U002C>",
    "",
    "-1",
    0,
    1,
    "1" NBSP "234" NBSP "567,50",
    MINUS "1" NBSP "234,50" NBSP "€",
    "27,0" NBSP "%",
    "1,2" NBSP "M" },
};

/* Makes and chooses a locale, in @directory, as few systems install more than one. */
static gboolean
choose_locale (const char *directory, const Locale *locale)
{
  g_autofree char *source = g_build_filename (directory, "source", NULL);
  g_autofree char *path = g_build_filename (directory, locale->name, NULL);
  g_autofree char *output = NULL;
  g_autofree char *description =
      g_strdup_printf ("escape_char /\n"
                       "LC_NUMERIC\ndecimal_point \"%s\"\nthousands_sep \"%s\"\ngrouping %s\n"
                       "END LC_NUMERIC\n"
                       "LC_MONETARY\nmon_decimal_point \"%s\"\nmon_thousands_sep \"%s\"\n"
                       "mon_grouping %s\np_cs_precedes %d\np_sep_by_space %d\n"
                       "END LC_MONETARY\n",
                       locale->decimal,
                       locale->thousands,
                       locale->grouping,
                       locale->decimal,
                       locale->thousands,
                       locale->grouping,
                       locale->symbol_precedes,
                       locale->space);
  const char *argv[] = { "localedef", "-c", "-i", source, path, NULL };

  g_assert_true (g_file_set_contents (source, description, -1, NULL));
  if (!g_spawn_sync (directory,
                     (char **) argv,
                     NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL,
                     NULL,
                     &output,
                     NULL,
                     NULL,
                     NULL))
    return FALSE;

  g_setenv ("LOCPATH", directory, TRUE);

  return setlocale (LC_NUMERIC, locale->name) != NULL &&
         setlocale (LC_MONETARY, locale->name) != NULL;
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_directory (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
test_number_locale (gconstpointer data)
{
  const Locale *locale = data;
  g_autofree char *directory = g_dir_make_tmp ("salient-locale-XXXXXX", NULL);

  g_assert_nonnull (directory);
  if (choose_locale (directory, locale))
    {
      g_autofree char *number = sal_number_format (1234567.5, 2);
      g_autofree char *money = sal_money_format (-123450, "EUR");
      g_autofree char *percent = sal_rate_format_percent (270000000, 1);
      g_autofree char *large = sal_number_format_short (1234567.5);
      g_autofree char *plain = sal_money_to_text (-123450, "EUR");

      g_assert_cmpstr (number, ==, locale->number);
      g_assert_cmpstr (money, ==, locale->money);
      g_assert_cmpstr (percent, ==, locale->percent);
      g_assert_cmpstr (large, ==, locale->large);
      g_assert_cmpstr (plain, ==, "-1234.50");
    }
  else
    {
      g_test_skip ("there is no localedef to make a locale with");
    }

  setlocale (LC_ALL, "C");
  g_unsetenv ("LOCPATH");
  remove_directory (directory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/write", test_number_write);
  g_test_add_func ("/number/format", test_number_format);
  g_test_add_func ("/number/format-short", test_number_format_short);
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strconcat ("/number/locale/", locales[i].name, NULL);

      g_test_add_data_func (path, &locales[i], test_number_locale);
    }

  return g_test_run ();
}
