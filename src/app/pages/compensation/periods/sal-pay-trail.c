/* sal-pay-trail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-trail.h"

#include <glib/gi18n.h>

#include "sal-breadcrumbs.h"
#include "sal-document-view.h"
#include "sal-statement-report.h"
#include "sal-statement-text.h"

struct _SalPayTrail
{
  AdwBin parent_instance;

  SalPayoutStatements *statements; /* (nullable): of one person */
  gint64 line;                     /* 0: the statement as a whole */

  SalBreadcrumbs *breadcrumbs;
  GtkWidget *statement_box;
  SalDocumentView *view;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalPayTrail, sal_pay_trail, ADW_TYPE_BIN)

static SalPayStatementLine *
find_line (SalPayTrail *self, gint64 id, SalPayStatement **statement)
{
  const GPtrArray *statements = self->statements->statements;

  for (guint i = 0; i < statements->len; i++)
    {
      *statement = statements->pdata[i];
      for (guint k = 0; k < (*statement)->lines->len; k++)
        {
          SalPayStatementLine *line = (*statement)->lines->pdata[k];

          if (line->id == id)
            return line;
        }
    }

  return NULL;
}

static void
show_level (SalPayTrail *self)
{
  const SalPayoutStatements *statements = self->statements;
  SalPayStatement *statement = statements->statements->pdata[0];
  SalPayStatement *of = NULL;
  SalPayStatementLine *line = self->line != 0 ? find_line (self, self->line, &of) : NULL;
  g_autofree char *title =
      line != NULL ? sal_statement_report_title_line (statements->setting, line) : NULL;
  const char *labels[] = { statements->setting->name, statement->name, title };
  g_autoptr (SalDocument) document =
      line != NULL
          ? sal_statement_report_new_line (statements->setting, of, line, sal_paper_get_default ())
          : sal_pay_trail_create_statement (self);

  self->line = line != NULL ? line->id : 0;
  sal_breadcrumbs_show (self->breadcrumbs, labels, line != NULL ? 3 : 2);
  gtk_widget_set_visible (self->statement_box, line == NULL);
  sal_document_view_set_document (self->view, document);
}

static void
crumb_chosen_cb (SalPayTrail *self, guint crumb)
{
  if (crumb == 0)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }
  self->line = 0;
  show_level (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
link_activated_cb (SalPayTrail *self, const char *kind, gint64 id)
{
  if (!g_str_equal (kind, SAL_STATEMENT_LINK_LINE))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind, id);
      return;
    }
  self->line = id;
  show_level (self);
  gtk_widget_child_focus (GTK_WIDGET (self->breadcrumbs), GTK_DIR_TAB_FORWARD);
}

static void
sal_pay_trail_finalize (GObject *object)
{
  g_clear_pointer (&SAL_PAY_TRAIL (object)->statements, sal_payout_statements_free);

  G_OBJECT_CLASS (sal_pay_trail_parent_class)->finalize (object);
}

static void
sal_pay_trail_class_init (SalPayTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_pay_trail_finalize;

  signals[LEFT] = g_signal_new (
      "left", SAL_TYPE_PAY_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SAL_TYPE_BREADCRUMBS);
  g_type_ensure (SAL_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-pay-trail.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPayTrail, breadcrumbs);
  gtk_widget_class_bind_template_child (widget_class, SalPayTrail, statement_box);
  gtk_widget_class_bind_template_child (widget_class, SalPayTrail, view);
  gtk_widget_class_bind_template_callback (widget_class, crumb_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
sal_pay_trail_init (SalPayTrail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_pay_trail_show:
 * @self: a trail
 * @statements: (transfer full): the statements of one person, at least one, with their traces
 * @line: a line of them to begin with, 0 for the statement as a whole
 *
 * Shows how a payment comes about.
 */
void
sal_pay_trail_show (SalPayTrail *self, SalPayoutStatements *statements, gint64 line)
{
  g_return_if_fail (statements->statements->len > 0);

  g_clear_pointer (&self->statements, sal_payout_statements_free);
  self->statements = statements;
  self->line = line;
  show_level (self);
}

/**
 * sal_pay_trail_go_back:
 * @self: a trail
 *
 * Goes one level up.
 *
 * Returns: %FALSE if that leads out of it
 */
gboolean
sal_pay_trail_go_back (SalPayTrail *self)
{
  if (self->line == 0)
    return FALSE;
  self->line = 0;
  show_level (self);

  return TRUE;
}

const SalPayoutStatements *
sal_pay_trail_get_statements (SalPayTrail *self)
{
  return self->statements;
}

gint64
sal_pay_trail_get_line (SalPayTrail *self)
{
  return self->line;
}

/**
 * sal_pay_trail_create_statement:
 * @self: a trail that shows something
 *
 * Lays out the statement of the person.
 *
 * Returns: (transfer full): the statement, as it is printed
 */
SalDocument *
sal_pay_trail_create_statement (SalPayTrail *self)
{
  const SalPayoutStatements *statements = self->statements;

  return sal_statement_report_new (statements->setting,
                                   (SalPayStatement *const *) statements->statements->pdata,
                                   statements->statements->len,
                                   sal_paper_get_default ());
}
