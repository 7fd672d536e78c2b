"""A DOCX file with a heading, runs, a list, a table, a header and a footer, made by python-docx."""
import sys

import docx

document = docx.Document()
document.add_heading("Le port de Valmer", 0)
paragraph = document.add_paragraph("Le bac part ")
paragraph.add_run("toutes les 20 minutes").bold = True
paragraph.add_run(" du quai nord. Il traverse en sept minutes.")
document.add_paragraph("Pas de chiens", style="List Bullet")
cells = document.add_table(rows=1, cols=2).rows[0].cells
cells[0].text, cells[1].text = "Départ", "Arrivée"
document.sections[0].header.paragraphs[0].text = "En-tête"
document.sections[0].footer.paragraphs[0].text = "Page 1"
document.save(sys.argv[1])
