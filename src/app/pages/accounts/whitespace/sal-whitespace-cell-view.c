/* sal-whitespace-cell-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-cell-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-money.h"
#include "sal-tab-stop.h"
#include "sal-whitespace-text.h"

struct _SalWhitespaceCellView
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *figures_label;
  GtkLabel *potential_label;
  GtkLabel *warning_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SalWhitespaceCellView, sal_whitespace_cell_view, ADW_TYPE_BIN)

/* More peers than this are not listed, but counted. */
#define MAX_PEERS 30

/* What a row opens. */
typedef struct
{
  const SalKind *kind; /* NULL: the page of an account */
  gint64 id;
} Target;

static void
row_activated_cb (SalWhitespaceCellView *self, GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "target");

  if (target == NULL)
    return;
  if (target->kind != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-record", "(sx)", target->kind->name, target->id);
  else
    sal_accounts_page_show_account (GTK_WIDGET (self), target->id, "whitespace");
}

/* @target: (nullable) */
static void
add_row (SalWhitespaceCellView *self,
         const char *title,
         const char *subtitle,
         const char *amount,
         const Target *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (amount);
  g_autofree char *name =
      g_strdup_printf ("%s, %s%s%s", title, subtitle, *amount != '\0' ? ", " : "", amount);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  sal_accessible_set_label (row, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), target != NULL);
  if (target != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "target", g_memdup2 (target, sizeof *target), g_free);
    }
  gtk_list_box_append (self->list, row);
}

static void
clear_rows (SalWhitespaceCellView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* --- records --- */

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* (nullable): why a record does not count */
static const char *
get_reason (const SalWhitespaceEvidence *evidence)
{
  if (evidence->counts)
    return NULL;
  switch (evidence->type)
    {
    case SAL_EVIDENCE_POTENTIAL:
      return _ ("there is a newer one");
    case SAL_EVIDENCE_CONTRACT:
    case SAL_EVIDENCE_WON:
      return _ ("installed products say it instead");
    default:
      return NULL;
    }
}

/* “Contract · Plant Halle · 1 May 2026”, and why it does not count */
static char *
describe_evidence (const SalWhitespaceEvidence *evidence,
                   const SalWhitespaceAccount *account,
                   guint row)
{
  GString *text = g_string_new (NULL);
  guint own = sal_whitespace_account_find_row (account, evidence->unit);

  if (evidence->title != NULL)
    append_part (text, sal_evidence_type_get_label (evidence->type));
  if (own != row)
    {
      g_autofree char *name = sal_whitespace_name_row (account, own);

      append_part (text, name);
    }
  if (evidence->day != SAL_DATE_NONE)
    {
      g_autofree char *day = sal_date_format (evidence->day);

      append_part (text, day);
    }
  if (get_reason (evidence) != NULL)
    append_part (text, get_reason (evidence));

  return g_string_free (text, FALSE);
}

static void
add_evidence (SalWhitespaceCellView *self,
              const SalWhitespace *portfolio,
              const SalWhitespaceAccount *account,
              guint row,
              const SalWhitespaceEvidence *evidence)
{
  const Target target = { evidence->kind, evidence->id };
  const char *title =
      evidence->title != NULL ? evidence->title : sal_evidence_type_get_label (evidence->type);
  g_autofree char *subtitle = describe_evidence (evidence, account, row);
  g_autofree char *amount = evidence->type != SAL_EVIDENCE_EXCEPTION
                                ? sal_money_format_whole (evidence->amount, portfolio->currency)
                                : g_strdup ("");

  add_row (self, title, subtitle, amount, &target);
}

/* --- peers --- */

static void
add_peers (SalWhitespaceCellView *self,
           const SalWhitespace *portfolio,
           const SalWhitespaceAccount *account,
           guint family)
{
  g_autoptr (GArray) peers = sal_whitespace_list_peers (portfolio, account, family);

  for (guint i = 0; i < MIN (peers->len, MAX_PEERS); i++)
    {
      const SalWhitespaceAccount *peer =
          sal_whitespace_get_account (portfolio, g_array_index (peers, guint, i));
      const SalWhitespaceCell *cell =
          sal_whitespace_get_cell (portfolio, peer, SAL_WHITESPACE_ROW_WHOLE, family);
      const Target target = { NULL, peer->id };
      g_autofree char *amount = sal_money_format_whole (cell->current, portfolio->currency);

      add_row (self, peer->name, _ ("Peer · bought in a year"), amount, &target);
    }
  if (peers->len > MAX_PEERS)
    {
      guint n = peers->len - MAX_PEERS;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more peer", "%u more peers", n), n);

      add_row (self, text, _ ("Not listed here"), "", NULL);
    }
}

/* --- figures --- */

static char *
describe_figures (const SalWhitespace *portfolio, const SalWhitespaceCell *cell)
{
  g_autofree char *current = sal_money_format_whole (cell->current, portfolio->currency);
  g_autofree char *pipeline = sal_money_format_whole (cell->pipeline, portfolio->currency);
  GString *text = g_string_new (NULL);

  /* translators: an amount */
  g_string_append_printf (text, _ ("Bought in a year: %s"), current);
  g_string_append (text, " · ");
  /* translators: an amount */
  g_string_append_printf (text, _ ("Open opportunities: %s"), pipeline);

  return g_string_free (text, FALSE);
}

static char *
describe_potential (const SalWhitespace *portfolio,
                    const SalWhitespaceAccount *account,
                    guint row,
                    guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, family);
  g_autofree char *source = sal_whitespace_describe_potential (portfolio, account, row, family);
  g_autofree char *potential = sal_money_format_whole (cell->potential, portfolio->currency);
  g_autofree char *room =
      sal_money_format_whole (cell->open + cell->more + cell->pursued, portfolio->currency);

  if (cell->source == SAL_POTENTIAL_UNKNOWN)
    /* translators: why the potential is not known */
    return g_strdup_printf (_ ("Potential: %s"), source);

  /* translators: an amount, where it is known from, and how much is left of it */
  return g_strdup_printf (_ ("Potential: %1$s (%2$s). Left of it: %3$s"), potential, source, room);
}

/* @doubt: (nullable) */
static void
show_doubt (SalWhitespaceCellView *self, const char *doubt)
{
  g_autofree char *text = g_strdup_printf ("⚠ %s", doubt != NULL ? doubt : "");

  gtk_label_set_label (self->warning_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), doubt != NULL);
}

/**
 * sal_whitespace_cell_view_show:
 * @self: a view
 * @portfolio: a portfolio
 * @account: one of its accounts
 * @row: a row
 * @family: a product family
 * @evidence: (nullable) (element-type SalWhitespaceEvidence): the records of the account; %NULL
 *   while they are read
 *
 * Shows what a cell is made of.
 */
void
sal_whitespace_cell_view_show (SalWhitespaceCellView *self,
                               const SalWhitespace *portfolio,
                               const SalWhitespaceAccount *account,
                               guint row,
                               guint family,
                               const GArray *evidence)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, family);
  gint64 id = sal_whitespace_get_family (portfolio, family)->id;
  g_autofree char *title = sal_whitespace_name_cell (portfolio, account, row, family);
  g_autofree char *figures = describe_figures (portfolio, cell);
  g_autofree char *potential = describe_potential (portfolio, account, row, family);
  g_autofree char *doubt = sal_whitespace_describe_doubt (portfolio, account, row, family);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->figures_label, figures);
  gtk_label_set_label (self->potential_label, potential);
  show_doubt (self, doubt);
  clear_rows (self);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      const SalWhitespaceEvidence *one = &g_array_index (evidence, SalWhitespaceEvidence, i);

      if (sal_whitespace_evidence_is_of (one, account, row, id))
        add_evidence (self, portfolio, account, row, one);
    }
  if (cell->source == SAL_POTENTIAL_PEERS)
    add_peers (self, portfolio, account, family);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

/**
 * sal_whitespace_cell_view_focus:
 * @self: a view
 *
 * Puts the focus on the first record.
 *
 * Returns: %FALSE if there is none
 */
gboolean
sal_whitespace_cell_view_focus (SalWhitespaceCellView *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
sal_whitespace_cell_view_class_init (SalWhitespaceCellViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-whitespace-cell-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalWhitespaceCellView, name)
  BIND (title_label);
  BIND (figures_label);
  BIND (potential_label);
  BIND (warning_label);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sal_whitespace_cell_view_init (SalWhitespaceCellView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
}
