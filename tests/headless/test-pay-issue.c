/* test-pay-issue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-issue.h"

#include <string.h>

/* Each reason with arguments that are told apart, and what it says. */
static const struct
{
  SalPayReason reason;
  SalPayIssueKind kind;
  const char *arguments[3];
  const char *words;
} cases[] = {
  { SAL_PAY_REASON_NO_PLAN,
    SAL_PAY_ISSUE_NO_PLAN,
    { "Field", "2026-01-01", "2026-03-31" },
    "No active version of the plan “Field” is in effect from 1 Jan 2026 to 31 Mar 2026" },
  { SAL_PAY_REASON_GONE,
    SAL_PAY_ISSUE_GONE,
    { NULL },
    "There is no such person any more: nothing is paid" },
  { SAL_PAY_REASON_NO_QUOTA,
    SAL_PAY_ISSUE_NO_QUOTA,
    { "deals", "Field" },
    "“deals” of the plan “Field” needs a quota" },
  { SAL_PAY_REASON_NO_MEASURE,
    SAL_PAY_ISSUE_MEASURE,
    { "deals", "luck" },
    "Nothing is credited to the component “deals”: a workspace has no measure “luck”" },
  { SAL_PAY_REASON_UNKNOWN_MARGIN,
    SAL_PAY_ISSUE_MEASURE,
    { NULL },
    "Its margin is not known: each of its lines needs a quantity and a product with a unit cost" },
  { SAL_PAY_REASON_UNKNOWN_UNITS,
    SAL_PAY_ISSUE_MEASURE,
    { NULL },
    "Its units are not known: each of its lines needs a quantity" },
  { SAL_PAY_REASON_UNUSED_SCORE,
    SAL_PAY_ISSUE_MEASURE,
    { "Growth", "2026-Q1" },
    "The score of “Growth” in 2026-Q1 counts for nothing: no plan that they are in then has that "
    "objective" },
  { SAL_PAY_REASON_SALE_RATE,
    SAL_PAY_ISSUE_RATE,
    { "EUR", "USD" },
    "There is no exchange rate from EUR into USD: it is not credited" },
  { SAL_PAY_REASON_PLAN_RATE,
    SAL_PAY_ISSUE_RATE,
    { "Field", "JPY", "USD" },
    "The plan “Field” has no exchange rate from JPY into USD" },
  { SAL_PAY_REASON_SPLITS,
    SAL_PAY_ISSUE_SPLITS,
    { "9/10" },
    "The direct splits sum to 90 %, not to 100 %: nobody is credited with it" },
  { SAL_PAY_REASON_LATE_NOTE,
    SAL_PAY_ISSUE_CREDIT_NOTE,
    { "N1", "Deal" },
    "The credit note N1 of “Deal” takes nothing back: it came after the last day in the plan" },
  { SAL_PAY_REASON_OVER_CAP,
    SAL_PAY_ISSUE_OVER_CAP,
    { "50000 USD", "deals", "Field" },
    "A cap takes $500.00 of “deals” of the plan “Field”" },
  { SAL_PAY_REASON_BALANCE, SAL_PAY_ISSUE_BALANCE, { "-1234 JPY" }, "The balance is −¥1,234" },
  { SAL_PAY_REASON_LARGE_CHANGE,
    SAL_PAY_ISSUE_LARGE_CHANGE,
    { "30000 USD", "10000 USD" },
    "$300.00 is paid, and was $100.00 in the period before" },
};

static void
add (GPtrArray *issues, guint i, gint64 person, const char *subject)
{
  sal_pay_issues_add (issues,
                      cases[i].reason,
                      person,
                      7,
                      subject,
                      cases[i].arguments[0],
                      cases[i].arguments[1],
                      cases[i].arguments[2],
                      NULL);
}

/* With non-breaking spaces as spaces. */
static void
assert_words (char *words, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (words, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts), *owned = words;

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_pay_issue_words (void)
{
  g_autoptr (GPtrArray) issues = sal_pay_issues_new ();

  /* one of each, none left out */
  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, SAL_PAY_REASON_WORDED);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalPayIssue *issue;
      g_autofree char *of_deal = g_strdup_printf ("“Deal”: %s", cases[i].words);
      g_autofree char *of_person = g_strdup_printf ("Ada: %s", cases[i].words);

      g_assert_cmpint (cases[i].reason, ==, i);
      add (issues, i, 101, "Ada");
      add (issues, i, 101, "Ada"); /* the same again is the same */
      add (issues, i, 0, "Deal");
      g_assert_cmpuint (issues->len, ==, 2 * (i + 1));
      issue = issues->pdata[2 * i];
      g_assert_cmpint (issue->kind, ==, cases[i].kind);
      assert_words (sal_pay_issue_describe (issue), cases[i].words);
      assert_words (sal_pay_issue_to_text (issue), of_person);
      assert_words (sal_pay_issue_describe (issues->pdata[2 * i + 1]), of_deal);
      assert_words (sal_pay_issue_to_text (issues->pdata[2 * i + 1]), of_deal);
      g_assert_nonnull (sal_pay_issue_get_label (issue->kind));
    }
}

/* What is stored is what was found, whatever it was worded as then. */
static void
test_pay_issue_stored (void)
{
  g_autoptr (GPtrArray) issues = sal_pay_issues_new (), again = sal_pay_issues_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add (issues, i, i % 2 == 0 ? 101 : 0, i % 3 == 0 ? NULL : "“Ada”, \"A\"");
      if (i > 0)
        g_assert_cmpstr (sal_pay_issue_get_reason_name (issues->pdata[i]),
                         !=,
                         sal_pay_issue_get_reason_name (issues->pdata[i - 1]));
    }
  for (guint i = 0; i < issues->len; i++)
    {
      const SalPayIssue *issue = issues->pdata[i];
      g_autofree char *arguments = sal_pay_issue_write_arguments (issue);

      sal_pay_issues_add_stored (again,
                                 sal_pay_issue_names[issue->kind],
                                 sal_pay_issue_get_reason_name (issue),
                                 issue->person,
                                 issue->opportunity,
                                 arguments,
                                 "in einer anderen Sprache");
    }
  g_assert_cmpuint (again->len, ==, issues->len);
  for (guint i = 0; i < issues->len; i++)
    g_assert_true (sal_pay_issue_equal (issues->pdata[i], again->pdata[i]));
}

/* What an earlier version stored, or a later one, says what it said then. */
static void
test_pay_issue_worded (void)
{
  static const struct
  {
    const char *reason, *arguments;
  } stored[] = {
    { NULL, NULL },                                    /* as it was before there were reasons */
    { "unheard_of", "[\"Ada\"]" },                     /* as it may be some day */
    { "balance", "[\"Ada\"]" },                        /* one too few */
    { "balance", "[\"Ada\", \"1 USD\", \"2 USD\"]" },  /* one too many */
    { "balance", "[\"Ada\", 1]" },                     /* no text */
    { "balance", "{\"0\": \"Ada\"}" },                 /* no list */
    { "balance", "[" },                                /* nothing that can be read */
    { "over_cap", "[null, \"1 USD\", \"a\", \"b\"]" }, /* of another kind */
  };

  for (guint i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      g_autoptr (GPtrArray) issues = sal_pay_issues_new ();

      sal_pay_issues_add_stored (issues,
                                 "balance",
                                 stored[i].reason,
                                 101,
                                 0,
                                 stored[i].arguments,
                                 "Ada: der Saldo ist −1");
      g_assert_cmpuint (issues->len, ==, 1);
      g_assert_cmpint (((SalPayIssue *) issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_BALANCE);
      g_assert_null (sal_pay_issue_get_reason_name (issues->pdata[0]));
      assert_words (sal_pay_issue_describe (issues->pdata[0]), "Ada: der Saldo ist −1");
      assert_words (sal_pay_issue_to_text (issues->pdata[0]), "Ada: der Saldo ist −1");
      sal_pay_issues_add_stored (issues, "unheard_of", NULL, 0, 0, NULL, "?");
      g_assert_cmpuint (issues->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-issue/words", test_pay_issue_words);
  g_test_add_func ("/pay-issue/stored", test_pay_issue_stored);
  g_test_add_func ("/pay-issue/worded", test_pay_issue_worded);

  return g_test_run ();
}
