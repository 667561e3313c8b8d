/* test-accounts-controls.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "display.h"

/* What somebody who does not see the room of accounts finds in it: each control of each page by its
 * role and name, and none without a name. */

#define MOST_NAMES 12

/* Controls of a page that have the same role. */
typedef struct
{
  const char *view; /* as the tour names it */
  GtkAccessibleRole role;
  const char *names[MOST_NAMES];
} Controls;

/* What the work of the room is done with, as far as it is not named by what is in the workspace */
static const Controls expected[] = {
  { "portfolio",
    GTK_ACCESSIBLE_ROLE_TAB,
    { "Portfolio",
      "Actions",
      "Whitespace",
      "Prices",
      "Warnings",
      "Accounts",
      "Concentration",
      "Tier Model" } },
  { "portfolio", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, { "Find an Account" } },
  { "portfolio",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Tier: All Tiers", "Refresh Tiers", "Sort By", "Copy as a Table", "More" } },
  { "portfolio-account", GTK_ACCESSIBLE_ROLE_BUTTON, { "Open" } },
  { "portfolio-account", GTK_ACCESSIBLE_ROLE_COMBO_BOX, { "Tier", "Strategic Fit" } },
  { "tier-model", GTK_ACCESSIBLE_ROLE_TEXT_BOX, { "Tier Model", "Tier", "Capacity in Accounts" } },
  { "tier-model",
    GTK_ACCESSIBLE_ROLE_SLIDER,
    { "Weight of Revenue, in Percent", "Weight of Strategic Fit, in Percent" } },
  { "tier-model",
    GTK_ACCESSIBLE_ROLE_SPIN_BUTTON,
    { "Hysteresis", "Refreshed Every", "Weight of Revenue, in Percent", "From Score" } },
  { "tier-model", GTK_ACCESSIBLE_ROLE_SWITCH, { "Refresh When Due" } },
  { "tier-model",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Add Criterion", "Add Tier", "Remove Tier 1", "Revert", "Apply" } },
  { "plan-actions",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Status: Open",
      "Owner: Everybody",
      "Complete",
      "Open Again",
      "Sort By",
      "Copy as a Table",
      "Export to a Calendar…" } },
  { "whitespace", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, { "Find an Account" } },
  { "whitespace",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Accounts: All Accounts",
      "Tier: All Tiers",
      "Segment: All Segments",
      "Owner: All Owners",
      "Sort By",
      "Copy as a Table",
      "Export…" } },
  { "whitespace", GTK_ACCESSIBLE_ROLE_TAB, { "Accounts", "Open Cells" } },
  { "whitespace-cells", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, { "Find an Account" } },
  { "prices", GTK_ACCESSIBLE_ROLE_TAB, { "Exceptions", "Decision Rights" } },
  { "prices",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Status: All", "Ask for a Price…", "Approve…", "Reject…", "Withdraw…" } },
  { "decision-rights",
    GTK_ACCESSIBLE_ROLE_TEXT_BOX,
    { "Role, Sales Manager",
      "Discount up To, Sales Manager",
      "Deals up To, Sales Manager",
      "Role, New Right" } },
  { "decision-rights",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Currency, Sales Manager: USD",
      "Products and Days of “Sales Manager”",
      "Delete “Sales Manager”" } },
  { "account-warnings",
    GTK_ACCESSIBLE_ROLE_TAB,
    { "Warnings", "Renewals", "Who May Leave", "Thresholds" } },
  { "account-warnings", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, { "Search Words" } },
  { "account-warnings", GTK_ACCESSIBLE_ROLE_TEXT_BOX, { "Filter" } },
  { "account-warnings",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Which Records Show: Open",
      "What a Filter Can Say",
      "Sort By",
      "Columns",
      "New Account Warning",
      "More Actions",
      "Raise Warnings" } },
  { "thresholds", GTK_ACCESSIBLE_ROLE_SWITCH, { "Raise Warnings When Due" } },
  { "thresholds",
    GTK_ACCESSIBLE_ROLE_LIST_ITEM,
    { "Usage", "Support", "Satisfaction", "Engagement", "Payments", "Sponsor Change" } },
  { "thresholds", GTK_ACCESSIBLE_ROLE_BUTTON, { "Add a Threshold…", "Delete “Usage”" } },
  { "account-plan",
    GTK_ACCESSIBLE_ROLE_TAB,
    { "Plan", "Stakeholders", "Whitespace", "Deals", "Prices", "Signals", "Reviews" } },
  { "account-plan",
    GTK_ACCESSIBLE_ROLE_TEXT_BOX,
    { "Business",
      "Goals",
      "Challenges",
      "Text",
      "Name",
      "From",
      "To",
      "Stale After",
      "Sponsors Meet Every" } },
  { "account-plan",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Brief",
      "Mark as Read",
      "Next Plan",
      "Add Plan Objective",
      "Add Growth Play",
      "Add Plan Risk",
      "Add Plan Action",
      "Add Plan Resource",
      "Add Plan Ask",
      "Add Account Team Member" } },
  { "account-stakeholders",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Add",
      "Tidy",
      "Zoom In",
      "Zoom Out",
      "Show All of the Map",
      "Show as a Table",
      "Save the Map…",
      "What Is Missing, and Values",
      "People of the map" } },
  { "account-stakeholder",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Draw Whom They Report To",
      "Draw Whom They Influence",
      "Take off the Map",
      "Open Contact",
      "Open Reports To" } },
  { "account-whitespace",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "Start Opportunity", "Start Growth Play", "Set Potential", "Not Eligible" } },
  { "account-whitespace-potential",
    GTK_ACCESSIBLE_ROLE_TEXT_BOX,
    { "Potential", "As Of", "Note" } },
  { "account-whitespace-potential", GTK_ACCESSIBLE_ROLE_BUTTON, { "Create", "Currency: USD" } },
  { "account-deals", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, { "Search Words" } },
  { "account-deals",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "New Opportunity", "Sort By", "Columns", "More Actions" } },
  { "account-prices", GTK_ACCESSIBLE_ROLE_BUTTON, { "Ask for a Price…" } },
  { "account-signals",
    GTK_ACCESSIBLE_ROLE_BUTTON,
    { "See the Arithmetic", "New Account Warning" } },
  { "account-reviews", GTK_ACCESSIBLE_ROLE_BUTTON, { "Save as PDF", "Print" } },
};

static char *
get_told (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;

  /* what it is instead of what it is not */
  return gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\1");
}

/* (transfer full) (nullable): of a widget that is named by what it shows */
static char *
get_shown (GtkWidget *widget)
{
  const char *property = ADW_IS_PREFERENCES_ROW (widget) ? "title" : "label";
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    {
      char *told = get_told (gtk_widget_get_parent (widget));

      if (told != NULL)
        return told;
      widget = gtk_widget_get_parent (widget);
    }
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return NULL;
  g_object_get (widget, property, &text, NULL);
  if (text == NULL)
    return NULL;
  parts = g_strsplit (text, "_", 2);

  return g_strjoinv ("", parts);
}

static char *
get_name (GtkWidget *widget)
{
  char *name = get_told (widget);

  if (name == NULL && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    name = get_shown (widget);

  return name;
}

/* What takes the keyboard in a field is a part of it, which is what has a role. */
static GtkWidget *
get_control (GtkWidget *widget)
{
  while (GTK_IS_TEXT (widget) ||
         gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_NONE)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* Lists, groups, texts and what else takes the focus only to be read or scrolled */
static gboolean
is_control (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
      break;
    default:
      return FALSE;
    }

  /* the row of headings, and what a row of choices shows as chosen */
  return !GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)) &&
         gtk_widget_get_ancestor (gtk_widget_get_parent (widget), ADW_TYPE_COMBO_ROW) == NULL;
}

static const char *
get_nick (GtkAccessibleRole role)
{
  GEnumClass *roles = g_type_class_peek_static (GTK_TYPE_ACCESSIBLE_ROLE);

  return g_enum_get_value (roles, (int) role)->value_nick;
}

static char *
make_key (const char *view, GtkAccessibleRole role, const char *name)
{
  return g_strdup_printf ("%s: %s “%s”", view, get_nick (role), name);
}

static void
note_control (const char *view, GtkWidget *control, GHashTable *found)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (control));
  g_autofree char *name = get_name (control);

  if (name != NULL && name[0] != '\0')
    {
      g_hash_table_add (found, make_key (view, role, name));
      return;
    }
  g_test_message ("%s: a %s in a %s has no name",
                  view,
                  G_OBJECT_TYPE_NAME (control),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (control)));
  g_test_fail ();
}

/* Notes each control below @root in @found. */
static void
find_controls (const char *view, GtkWidget *root, GHashTable *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *control;

      if (!gtk_widget_get_mapped (child))
        continue;
      find_controls (view, child, found);
      if (!gtk_widget_get_focusable (child))
        continue;
      control = get_control (child);
      if (is_control (control))
        note_control (view, control, found);
    }
}

static void
look_for (GHashTable *found, const char *view, GtkAccessibleRole role, const char *name)
{
  g_autofree char *key = make_key (view, role, name);

  if (g_hash_table_contains (found, key))
    return;
  g_test_message ("%s has no “%s” that is a %s", view, name, get_nick (role));
  g_test_fail ();
}

static void
test_controls (void)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SalWorkspace *workspace = display_create_sample (2000);
  SalWindow *window = display_open_window (workspace);
  SalPage *page;
  const char *view;

  sal_window_show_room (window, "accounts");
  page = sal_window_get_page (window);
  display_wait_for_page (page);
  for (guint i = 0; (view = sal_page_show_view (page, i)) != NULL; i++)
    {
      display_wait_for_page (page);
      find_controls (view, GTK_WIDGET (page), found);
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint k = 0; k < MOST_NAMES && expected[i].names[k] != NULL; k++)
      look_for (found, expected[i].view, expected[i].role, expected[i].names[k]);
  display_close_window (window);
  display_remove_workspace (workspace);
}

int
main (int argc, char *argv[])
{
  /* which account of the sample is the first, and what is known of it, goes by the day */
  g_setenv ("SALIENT_TODAY", "2026-11-20", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();
  g_test_add_func ("/accounts-controls/by-role-and-name", test_controls);

  return g_test_run ();
}
